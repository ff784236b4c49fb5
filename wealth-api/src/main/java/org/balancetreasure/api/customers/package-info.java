/** Customers as the operator's systems register and see them, over HTTP. */
@NullMarked
package org.balancetreasure.api.customers;

import org.jspecify.annotations.NullMarked;
