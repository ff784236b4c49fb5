package org.balancetreasure.close;

/**
 * An asset as a trial balance shows it.
 *
 * @param scale decimals of its smallest unit
 */
public record ClosedAsset(int assetId, String code, String kind, int scale) {}
