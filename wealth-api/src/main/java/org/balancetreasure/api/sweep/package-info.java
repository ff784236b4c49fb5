/** A customer's sweep rule with its preview and changes, and the daily sweeps for finance staff, over HTTP. */
@NullMarked
package org.balancetreasure.api.sweep;

import org.jspecify.annotations.NullMarked;
