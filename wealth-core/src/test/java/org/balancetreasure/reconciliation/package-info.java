/** Our books beside what partners say. */
@NullMarked
package org.balancetreasure.reconciliation;

import org.jspecify.annotations.NullMarked;
