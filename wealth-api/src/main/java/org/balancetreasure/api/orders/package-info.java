/** Placing, listing and cancelling orders, over HTTP. */
@NullMarked
package org.balancetreasure.api.orders;

import org.jspecify.annotations.NullMarked;
