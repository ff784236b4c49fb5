/** Customers' plans and the outcomes of their dates, over HTTP. */
@NullMarked
package org.balancetreasure.api.plans;

import org.jspecify.annotations.NullMarked;
