/** The sweep on the real database, against a model in memory. */
@NullMarked
package org.balancetreasure.sweep;

import org.jspecify.annotations.NullMarked;
