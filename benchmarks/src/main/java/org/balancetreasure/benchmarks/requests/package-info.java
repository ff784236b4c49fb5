/** Requests of customers through HTTP, beside the same statements over bare JDBC. */
@NullMarked
package org.balancetreasure.benchmarks.requests;

import org.jspecify.annotations.NullMarked;
