/** The vocabulary of the tests: a database, a clock that moves, funds and customers. */
@NullMarked
package org.balancetreasure.testing;

import org.jspecify.annotations.NullMarked;
