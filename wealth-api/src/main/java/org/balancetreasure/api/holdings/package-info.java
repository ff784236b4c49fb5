/** What a customer holds of each fund, over HTTP. */
@NullMarked
package org.balancetreasure.api.holdings;

import org.jspecify.annotations.NullMarked;
