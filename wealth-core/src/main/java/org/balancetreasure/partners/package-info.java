/** Partners: transfer agents and banks at the other end of a file. */
@NullMarked
package org.balancetreasure.partners;

import org.jspecify.annotations.NullMarked;
