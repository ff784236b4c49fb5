/** Customers of a channel and their accounts at transfer agents. */
@NullMarked
package org.balancetreasure.customers;

import org.jspecify.annotations.NullMarked;
