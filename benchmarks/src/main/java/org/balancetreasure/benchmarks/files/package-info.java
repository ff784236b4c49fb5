/** Data files written and read by us and by the public library for the same format. */
@NullMarked
package org.balancetreasure.benchmarks.files;

import org.jspecify.annotations.NullMarked;
