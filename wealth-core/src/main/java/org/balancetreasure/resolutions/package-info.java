/** Resolutions: what two persons decide about breaks, and what they book by hand. */
@NullMarked
package org.balancetreasure.resolutions;

import org.jspecify.annotations.NullMarked;
