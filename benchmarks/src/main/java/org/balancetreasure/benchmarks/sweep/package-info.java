/** The sweep of a day, beside the bare statements that nobody can do without. */
@NullMarked
package org.balancetreasure.benchmarks.sweep;

import org.jspecify.annotations.NullMarked;
