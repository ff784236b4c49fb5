/** The funds on sale and what they publish, over HTTP. */
@NullMarked
package org.balancetreasure.api.funds;

import org.jspecify.annotations.NullMarked;
