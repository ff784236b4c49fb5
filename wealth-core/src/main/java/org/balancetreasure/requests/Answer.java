package org.balancetreasure.requests;

/** An answer: HTTP status and body as sent. Refusals are answers too. */
public record Answer(int status, String body) {}
