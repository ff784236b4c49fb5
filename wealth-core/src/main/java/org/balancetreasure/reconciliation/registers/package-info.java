/** 05, 06 and 35: our books beside the registers of transfer agents, holder by holder. */
@NullMarked
package org.balancetreasure.reconciliation.registers;

import org.jspecify.annotations.NullMarked;
