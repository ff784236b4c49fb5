/** Room that all customers take from at once, split over rows so that none of them is hot. */
@NullMarked
package org.balancetreasure.slots;

import org.jspecify.annotations.NullMarked;
