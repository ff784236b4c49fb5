/** What is possible now, and what a customer can do instead: the one place that decides. */
@NullMarked
package org.balancetreasure.limits;

import org.jspecify.annotations.NullMarked;
