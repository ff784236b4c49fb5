/** Tests that the benchmark does what its help says; they assert no speed. */
@NullMarked
package org.balancetreasure.benchmarks;

import org.jspecify.annotations.NullMarked;
