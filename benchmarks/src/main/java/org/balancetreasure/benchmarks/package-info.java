/** Each number that the project claims, beside its floor. */
@NullMarked
package org.balancetreasure.benchmarks;

import org.jspecify.annotations.NullMarked;
