/** A day's income posted as the night does it, by bare statements, and in chunks. */
@NullMarked
package org.balancetreasure.benchmarks.income;

import org.jspecify.annotations.NullMarked;
