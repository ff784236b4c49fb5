package org.balancetreasure.requests;

/** What was answered: an HTTP status and the body as it was sent. Refusals are answers too. */
public record Answer(int status, String body) {}
