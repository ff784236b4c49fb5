/** Instant redemptions, and refused ones for finance staff, over HTTP. */
@NullMarked
package org.balancetreasure.api.instant;

import org.jspecify.annotations.NullMarked;
