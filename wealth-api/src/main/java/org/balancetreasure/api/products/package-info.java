/** Products and what a customer holds of them, over HTTP. */
@NullMarked
package org.balancetreasure.api.products;

import org.jspecify.annotations.NullMarked;
