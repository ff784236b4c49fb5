/** The night: what runs, in which order, and what each step waits for. */
@NullMarked
package org.balancetreasure.night;

import org.jspecify.annotations.NullMarked;
