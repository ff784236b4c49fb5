/** Ordering, looking at orders and taking them back, over HTTP. */
@NullMarked
package org.balancetreasure.api.orders;

import org.jspecify.annotations.NullMarked;
