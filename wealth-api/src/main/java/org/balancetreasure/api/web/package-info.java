/** How requests are read and answers written, the same for every resource. */
@NullMarked
package org.balancetreasure.api.web;

import org.jspecify.annotations.NullMarked;
