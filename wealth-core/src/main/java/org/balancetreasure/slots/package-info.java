/** Slots: room that all customers share, striped over rows so that none of them is hot. */
@NullMarked
package org.balancetreasure.slots;

import org.jspecify.annotations.NullMarked;
