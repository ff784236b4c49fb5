/** Refusals and their alternatives: values, not errors. */
@NullMarked
package org.balancetreasure.refusals;

import org.jspecify.annotations.NullMarked;
