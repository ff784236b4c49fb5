/** The sweep: rules by which idle wallet money is invested, and the daily run. */
@NullMarked
package org.balancetreasure.sweep;

import org.jspecify.annotations.NullMarked;
