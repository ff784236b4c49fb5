/** Products of several funds, and the rules by which idle wallet money goes into them by itself. */
@NullMarked
package org.balancetreasure.sweep;

import org.jspecify.annotations.NullMarked;
