/** Products: one balance for the customer, and the allocation of its money over one or more funds. */
@NullMarked
package org.balancetreasure.products;

import org.jspecify.annotations.NullMarked;
