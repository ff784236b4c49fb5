/** Why something was not done, and what can be done instead: values, not errors. */
@NullMarked
package org.balancetreasure.refusals;

import org.jspecify.annotations.NullMarked;
