/** A customer's sweep rule, what it will do, and how it came about, over HTTP. */
@NullMarked
package org.balancetreasure.api.sweep;

import org.jspecify.annotations.NullMarked;
