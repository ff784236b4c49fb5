/** Statements matched with what our books expect, beside a bare anti-join, and taken in as the night does it. */
@NullMarked
package org.balancetreasure.benchmarks.reconciliation;

import org.jspecify.annotations.NullMarked;
