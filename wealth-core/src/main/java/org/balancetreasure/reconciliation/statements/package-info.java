/** Statements of our bank accounts, and what of our books each of their lines is. */
@NullMarked
package org.balancetreasure.reconciliation.statements;

import org.jspecify.annotations.NullMarked;
