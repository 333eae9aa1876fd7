// Runs one of pagmo's algorithms on a sphere, population 50, and prints the evaluations and the CPU seconds they took.
// pagmo_driver ALGORITHM VARIABLES EVALUATIONS SEED
// g++ -O3 -DNDEBUG -std=c++17 -I/usr/include/eigen3 pagmo_driver.cpp -o pagmo_driver -lpagmo -lboost_serialization -ltbb -pthread
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>

#include <pagmo/algorithm.hpp>
#include <pagmo/algorithms/cmaes.hpp>
#include <pagmo/algorithms/de.hpp>
#include <pagmo/algorithms/pso.hpp>
#include <pagmo/algorithms/sade.hpp>
#include <pagmo/algorithms/sga.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>
#include <pagmo/types.hpp>

struct sphere {
    std::size_t n = 10;

    pagmo::vector_double fitness(const pagmo::vector_double &x) const
    {
        double sum = 0;
        for (double value : x) sum += value * value;
        return {sum};
    }

    std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const
    {
        return {pagmo::vector_double(n, -5), pagmo::vector_double(n, 5)};
    }

    template <typename Archive>
    void serialize(Archive &archive, unsigned)
    {
        archive & n;
    }
};

static pagmo::algorithm create(const std::string &name, unsigned generations, unsigned seed)
{
    // Tolerances of 0: all generations are made. sga, pso and cmaes have the operators they have by default; cmaes stays inside the box, as all others do.
    if (name == "de") return pagmo::algorithm{pagmo::de(generations, 0.8, 0.9, 2u, 0, 0, seed)};
    if (name == "sade") return pagmo::algorithm{pagmo::sade(generations, 2u, 1u, 0, 0, false, seed)};
    if (name == "pso") return pagmo::algorithm{pagmo::pso(generations, 0.7298, 2.05, 2.05, 0.5, 5u, 2u, 4u, false, seed)};
    if (name == "sga") return pagmo::algorithm{pagmo::sga(generations, 0.9, 1., 0.02, 1., 2u, "sbx", "polynomial", "tournament", seed)};
    if (name == "cmaes") return pagmo::algorithm{pagmo::cmaes(generations, -1, -1, -1, -1, 0.5, 0, 0, false, true, seed)};
    std::fprintf(stderr, "unknown algorithm '%s'; take de, sade, pso, sga or cmaes\n", name.c_str());
    std::exit(2);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        std::fprintf(stderr, "pagmo_driver ALGORITHM VARIABLES EVALUATIONS SEED\n");
        return 2;
    }

    const unsigned population = 50, seed = static_cast<unsigned>(std::atoi(argv[4]));
    pagmo::problem problem{sphere{static_cast<std::size_t>(std::atoi(argv[2]))}};
    pagmo::algorithm algorithm = create(argv[1], static_cast<unsigned>(std::atoi(argv[3])) / population, seed);
    // The first population is part of a run.
    const std::clock_t begin = std::clock();
    pagmo::population members{problem, population, seed};
    members = algorithm.evolve(members);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::printf("%llu %.6f %.6g\n", members.get_problem().get_fevals(), seconds, members.champion_f()[0]);
    return 0;
}
