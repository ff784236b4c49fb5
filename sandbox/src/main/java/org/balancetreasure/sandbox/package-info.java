/** The whole platform in one process, on a clock that can be moved. */
@NullMarked
package org.balancetreasure.sandbox;

import org.jspecify.annotations.NullMarked;
