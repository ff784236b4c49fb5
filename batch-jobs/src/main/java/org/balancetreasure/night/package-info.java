/** The night: which steps there are, who may run them, and which run beside each other. */
@NullMarked
package org.balancetreasure.night;

import org.jspecify.annotations.NullMarked;
