/** Instant redemption: units pass to a bank that pays for them at once, within its line and the customer's limit. */
@NullMarked
package org.balancetreasure.instant;

import org.jspecify.annotations.NullMarked;
