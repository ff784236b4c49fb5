package org.balancetreasure.api.access;

/**
 * A system of the operator, which registers customers and pays into wallets of one channel.
 *
 * @param name subject of the token, at most {@link Staff#NAME_MAX} characters
 * @param channel the wallet brand, never the house
 */
public record Operator(String name, String channel) {}
