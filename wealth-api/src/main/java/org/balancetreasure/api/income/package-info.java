/** What a holding earned on each calendar day, over HTTP. */
@NullMarked
package org.balancetreasure.api.income;

import org.jspecify.annotations.NullMarked;
