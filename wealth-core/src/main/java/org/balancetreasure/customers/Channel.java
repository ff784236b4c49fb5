package org.balancetreasure.customers;

/**
 * A wallet brand that the platform serves.
 *
 * @param channel its code, as in tokens
 */
public record Channel(String channel, String nameZh, String nameEn) {}
