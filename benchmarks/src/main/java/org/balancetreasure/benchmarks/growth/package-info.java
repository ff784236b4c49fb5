/** The same business day with more and more history behind it. */
@NullMarked
package org.balancetreasure.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
