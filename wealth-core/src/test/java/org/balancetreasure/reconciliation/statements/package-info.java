@NullMarked
package org.balancetreasure.reconciliation.statements;

import org.jspecify.annotations.NullMarked;
