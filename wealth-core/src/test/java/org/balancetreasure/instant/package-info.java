/** Instant redemptions, told as days. */
@org.jspecify.annotations.NullMarked
package org.balancetreasure.instant;
