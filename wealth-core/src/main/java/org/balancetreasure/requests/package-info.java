/** A request of a customer and its one answer, however often it is sent. */
@NullMarked
package org.balancetreasure.requests;

import org.jspecify.annotations.NullMarked;
