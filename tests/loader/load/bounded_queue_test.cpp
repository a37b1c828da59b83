#include "loader/load/bounded_queue.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using namespace readout;

TEST_CASE("A queue gives its entries in the order in which they came") {
  BoundedQueue<std::unique_ptr<int>> queue(10);
  for (int i = 0; i < 5; ++i) {
    CHECK(queue.push(std::make_unique<int>(i), 1));
  }
  for (int i = 0; i < 5; ++i) {
    CHECK(**queue.pop() == i);
  }
}

TEST_CASE("An entry heavier than the limit passes when the queue has room") {
  BoundedQueue<int> queue(2);
  CHECK(queue.push(1, 1));
  CHECK(queue.push(2, 100));
  CHECK(queue.pop() == 1);
  CHECK(queue.pop() == 2);
  CHECK(queue.push(3, 100));
  CHECK(queue.pop() == 3);
}

TEST_CASE("A closed queue takes nothing and gives what is left, then nothing") {
  BoundedQueue<int> queue(10);
  CHECK(queue.push(1, 1));
  CHECK(queue.push(2, 1));
  queue.close();
  CHECK_FALSE(queue.push(3, 1));
  CHECK(queue.pop() == 1);
  CHECK(queue.pop() == 2);
  CHECK_FALSE(queue.pop());
  CHECK_FALSE(queue.pop());
  queue.close();
}

TEST_CASE("Closing releases those who wait to take") {
  BoundedQueue<int> queue(1);
  std::atomic<int> released = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] { released += queue.pop() ? 0 : 1; });
  }
  queue.close();
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(released == 3);
}

TEST_CASE("Closing releases those who wait for room") {
  BoundedQueue<int> queue(1);
  CHECK(queue.push(0, 1));
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int i = 1; i <= 3; ++i) {
    threads.emplace_back([&, i] { refused += queue.push(i, 1) ? 0 : 1; });
  }
  queue.close();
  for (std::thread& thread : threads) {
    thread.join();
  }
  CHECK(refused == 3);
  CHECK(queue.pop() == 0);
  CHECK_FALSE(queue.pop());
}

TEST_CASE("No more stands in a queue than its limit") {
  constexpr int limit = 3;
  BoundedQueue<int> queue(limit);
  std::atomic<int> taken = 0;
  std::thread consumer([&] {
    while (queue.pop()) {
      ++taken;
    }
  });
  int most = 0;
  for (int pushed = 1; pushed <= 5000; ++pushed) {
    queue.push(pushed, 1);
    most = std::max(most, pushed - taken);
  }
  queue.close();
  consumer.join();
  CHECK(taken == 5000);
  CHECK(most <= limit + 1);  // one may be taken and not yet counted
}

TEST_CASE("Several producers and consumers lose nothing and double nothing") {
  constexpr int producers = 4;
  constexpr int consumers = 3;
  constexpr int entries = 2000;
  BoundedQueue<std::pair<int, int>> queue(5);
  std::vector<std::vector<std::pair<int, int>>> taken(consumers);
  std::vector<std::thread> taking;
  for (int consumer = 0; consumer < consumers; ++consumer) {
    taking.emplace_back([&queue, &mine = taken[static_cast<std::size_t>(consumer)]] {
      while (const auto entry = queue.pop()) {
        mine.push_back(*entry);
      }
    });
  }
  std::vector<std::thread> giving;
  for (int producer = 0; producer < producers; ++producer) {
    giving.emplace_back([&queue, producer] {
      for (int i = 0; i < entries; ++i) {
        queue.push({producer, i}, static_cast<std::size_t>(1 + i % 4));
      }
    });
  }
  for (std::thread& thread : giving) {
    thread.join();
  }
  queue.close();
  for (std::thread& thread : taking) {
    thread.join();
  }

  std::vector<std::pair<int, int>> all;
  for (const auto& mine : taken) {
    std::vector<int> last(producers, -1);
    bool in_order = true;
    for (const auto& [producer, number] : mine) {
      in_order =
          in_order && number > std::exchange(last[static_cast<std::size_t>(producer)], number);
    }
    CHECK(in_order);
    all.insert(all.end(), mine.begin(), mine.end());
  }
  std::ranges::sort(all);
  std::vector<std::pair<int, int>> expected;
  for (int producer = 0; producer < producers; ++producer) {
    for (int i = 0; i < entries; ++i) {
      expected.emplace_back(producer, i);
    }
  }
  CHECK(all == expected);
}
