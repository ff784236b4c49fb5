/** The vocabulary of the tests over HTTP: callers with their tokens, and what they are answered. */
@NullMarked
package org.balancetreasure.api.testing;

import org.jspecify.annotations.NullMarked;
