/** What does not match, with both sides of it and an owner. */
@NullMarked
package org.balancetreasure.breaks;

import org.jspecify.annotations.NullMarked;
