/** Accounts and transfers: the only place that moves money or units. */
@NullMarked
package org.balancetreasure.ledger;

import org.jspecify.annotations.NullMarked;
