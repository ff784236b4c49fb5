/** Statements of our bank accounts, for finance staff. */
@NullMarked
package org.balancetreasure.api.statements;

import org.jspecify.annotations.NullMarked;
