/** What a channel offers as one balance, and how its money is spread over the funds behind it. */
@NullMarked
package org.balancetreasure.products;

import org.jspecify.annotations.NullMarked;
