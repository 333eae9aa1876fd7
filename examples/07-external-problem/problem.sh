#!/bin/sh
# The least sheet metal for a can of 330 ml, as in problem.py, by a shell and awk: values only, so derivatives come from finite differences.
#
#     optisuite solve --external "sh examples/07-external-problem/problem.sh" --optimizer sqp

while IFS= read -r request; do
    case $request in
    *'"describe"'*)
        echo '{"protocol":1,"name":"can","dimension":2,"start":[5,5],"lower":[0.1,0.1],"constraintLower":[0,330],"linear":[true,false],"provides":["f","c"]}'
        ;;
    *'"quit"'*)
        exit 0
        ;;
    *)
        x=${request#*'"x":['}
        echo "${x%%]*}" | awk -F, -v wanted="${request##*'"want":'}" '{
            pi = atan2(0, -1); r = $1; h = $2
            if (wanted ~ /f/) reply = sprintf("\"f\":%.17g", 2 * pi * r * (r + h))
            if (wanted ~ /c/) reply = reply (reply ? "," : "") sprintf("\"c\":[%.17g,%.17g]", h - 3 * r, pi * r * r * h)
            print "{" reply "}"
        }'
        ;;
    esac
done
